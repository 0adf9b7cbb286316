"""How the model in the package was made."""
