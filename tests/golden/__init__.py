"""The golden record: the example affair as it is read now. Reviewed as a diff; ``make golden`` writes it anew."""
