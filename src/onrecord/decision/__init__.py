"""Where does this question stand? Question files, positions, decision rules and the state of a decision."""
