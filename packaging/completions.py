"""Completions for bash, zsh and fish: commands, options, the words that options take, and files."""

from help_text import Entry, Help


def bash(top: Help, commands: dict[str, Help]) -> str:
    valued: dict[str, list[str]] = {}
    cases = ""
    for command, help_ in commands.items():
        options = [name for entry in help_.options for name in entry.names]
        cases += f'        {command}) options="{" ".join(options)}" ;;\n'
        for entry in help_.options:
            if entry.choices:
                answer = f'COMPREPLY=($(compgen -W "{" ".join(entry.choices)}" -- "$word"))'
            elif entry.takes_path:
                answer = 'COMPREPLY=($(compgen -f -- "$word"))'
            elif entry.value:
                answer = "COMPREPLY=()"
            else:
                continue
            valued.setdefault(answer, []).extend(f"{command}:{name}" for name in entry.names)
    values = "".join(f'        {"|".join(names)}) {answer}; return ;;\n' for answer, names in valued.items())
    options = " ".join(name for entry in top.options for name in entry.names)
    return f"""# bash completion of bianmu
_bianmu() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} command=${{COMP_WORDS[1]}} options
    COMPREPLY=()
    if ((COMP_CWORD == 1)); then
        COMPREPLY=($(compgen -W "{" ".join(commands)} {options}" -- "$word"))
        return
    fi
    case $command:$before in
{values}    esac
    case $command in
{cases}        *) return ;;
    esac
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}}
complete -o filenames -F _bianmu bianmu
"""


def zsh_text(text: str) -> str:
    for special in "\\[]:":
        text = text.replace(special, "\\" + special)
    return text.replace("'", "'\\''")


def zsh_option(entry: Entry) -> list[str]:
    if entry.choices:
        value = f":value:({' '.join(entry.choices)})"
    elif entry.takes_path:
        value = ":file:_files"
    else:
        value = ":value:" if entry.value else ""
    return [f"'{name}[{zsh_text(entry.about)}]{value}'" for name in entry.names]


def zsh(top: Help, commands: dict[str, Help]) -> str:
    listed = "\n".join(f"        '{name}:{zsh_text(help_.about)}'" for name, help_ in commands.items())
    cases = ""
    for command, help_ in commands.items():
        words = [word for entry in help_.options for word in zsh_option(entry)] + (["'*:file:_files'"] if help_.arguments else [])
        cases += f"        {command})\n            _arguments \\\n                " + " \\\n                ".join(words) + "\n            ;;\n"
    options = " ".join(word for entry in top.options for word in zsh_option(entry))
    return f"""#compdef bianmu
_bianmu() {{
    local -a commands
    commands=(
{listed}
    )
    if ((CURRENT == 2)); then
        _describe command commands
        _arguments {options}
        return
    fi
    local command=$words[2]
    shift words
    ((CURRENT--))
    case $command in
{cases}    esac
}}
_bianmu "$@"
"""


def fish_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("'", "\\'")


def fish_option(condition: str, entry: Entry) -> str:
    line = f"complete -c bianmu -n '{condition}'"
    for name in entry.names:
        line += f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}"
    if entry.choices:
        line += f" -x -a '{' '.join(entry.choices)}'"
    elif entry.takes_path:
        line += " -r -F"
    elif entry.value:
        line += " -x"
    return line + f" -d '{fish_text(entry.about)}'\n"


def fish(top: Help, commands: dict[str, Help]) -> str:
    out = "# fish completion of bianmu\n"
    for command, help_ in commands.items():
        out += f"complete -c bianmu -n __fish_use_subcommand -f -a {command} -d '{fish_text(help_.about)}'\n"
    out += "".join(fish_option("__fish_use_subcommand", entry) for entry in top.options)
    for command, help_ in commands.items():
        out += "".join(fish_option(f"__fish_seen_subcommand_from {command}", entry) for entry in help_.options)
    return out


def files(top: Help, commands: dict[str, Help]) -> dict[str, str]:
    """The text of each shell's completion, by the name of its file in a folder of that shell."""
    return {"bash/bianmu": bash(top, commands), "zsh/_bianmu": zsh(top, commands), "fish/bianmu.fish": fish(top, commands)}
