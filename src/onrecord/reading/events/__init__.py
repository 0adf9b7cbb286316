"""What the article says happens: meetings, visits, votes, attacks."""
