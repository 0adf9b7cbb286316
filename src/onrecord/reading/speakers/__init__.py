"""Whose words a statement reports, and why that one."""
