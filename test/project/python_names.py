"""Compares the names and keywords that programs use with those of a generated module. Arguments: the module, its name, and the programs' files."""

import ast
import sys


def keywords(function: ast.FunctionDef) -> set[str]:
    return {argument.arg for argument in function.args.args + function.args.kwonlyargs}


module = ast.parse(open(sys.argv[1], encoding="utf8").read())
classes = {node.name: node for node in module.body if isinstance(node, ast.ClassDef)}
# What each class declares itself: methods with their keywords, properties and constants.
methods: dict[str, list[set[str]]] = {}
members: set[str] = set()
for node in classes.values():
    for member in node.body:
        if isinstance(member, ast.FunctionDef):
            methods.setdefault(member.name, []).append(keywords(member))
            members.add(member.name)
        elif isinstance(member, ast.Assign):
            members.update(target.id for target in member.targets if isinstance(target, ast.Name))

for path in sys.argv[3:]:
    program = ast.parse(open(path, encoding="utf8").read(), path)
    imports = {alias.name: node.module for node in ast.walk(program) if isinstance(node, ast.ImportFrom) for alias in node.names}
    ours = {name for name, source in imports.items() if source == sys.argv[2]}
    own = {node.attr for node in ast.walk(program) if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"}
    for name in ours - classes.keys():
        print(f"{path}: the module has no class {name}")
    for node in ast.walk(program):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            foreign = node.value.id in imports and node.value.id not in ours or node.value.id in ("app", "jsii", "builtins") or node.attr in own
            if not foreign and node.attr not in members:
                print(f"{path}:{node.lineno}: nothing has {node.attr}")
        if not isinstance(node, ast.Call):
            continue
        given = {keyword.arg for keyword in node.keywords}
        if isinstance(node.func, ast.Name) and node.func.id in ours & classes.keys():
            known = [keywords(member) for member in classes[node.func.id].body if isinstance(member, ast.FunctionDef) and member.name == "__init__"]
        elif isinstance(node.func, ast.Attribute) and node.func.attr in methods:
            known = methods[node.func.attr]
        else:
            continue
        if not any(given <= names for names in known):
            print(f"{path}:{node.lineno}: {ast.unparse(node.func)} does not take {', '.join(sorted(given))}")
