"""What researchers take away: codings as discourse network analysis has them, networks, polarization, reliability.

A coding is one statement of an actor on a concept with its agreement (Leifeld 2017, Discourse Network Analysis). Files
that other tools open are written here; networks become graphs with networkx and frames with pandas, which the extra
``research`` installs.
"""
