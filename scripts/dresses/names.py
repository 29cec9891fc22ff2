"""How names are printed."""


def spaced_name(name):
    return name[0] + "　" + name[1] if len(name) == 2 else name
