"""Names that programs use although they came later than the Python they say they run on.

Reads {"added": {name: version}, "programs": [{"file", "source", "minor"}]} from standard input, and writes
{file: [complaint]} to standard output. Runs on any Python; syntax newer than its own is not looked into.
"""

import ast
import json
import sys
from dataclasses import dataclass, field
from typing import Any

ABSENT = {"ImportError", "ModuleNotFoundError", "AttributeError"}


def minor_of(version: str) -> int:
    return int(version.split(".")[1])


@dataclass
class Reader(ast.NodeVisitor):
    """Collects what a program uses, with the oldest Python that can come to each place."""

    added: dict[str, str]
    minor: int
    #: What a name of the program stands for: a module, or what a module holds.
    names: dict[str, str] = field(default_factory=dict)
    #: The classes of which a variable or an attribute is known to be an instance.
    instances: dict[str, set[str]] = field(default_factory=dict)
    #: Names that the program asks for with `hasattr` or `getattr` before it uses them.
    asked: set[str] = field(default_factory=set)
    complaints: list[str] = field(default_factory=list)

    def prepare(self, tree: ast.AST) -> None:
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    name = alias.asname or alias.name.split(".")[0]
                    self.names[name] = alias.name if alias.asname else name
            elif isinstance(node, ast.ImportFrom) and node.module:
                for alias in node.names:
                    self.names[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                self.learn(node.targets, node.value)
            elif isinstance(node, ast.AnnAssign):
                self.learn([node.target], node.annotation)
            elif isinstance(node, ast.arg) and node.annotation:
                self.learn([ast.Name(node.arg)], node.annotation)
            elif isinstance(node, ast.withitem) and node.optional_vars:
                self.learn([node.optional_vars], node.context_expr)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id in ("hasattr", "getattr") and len(node.args) > 1:
                    if isinstance(node.args[1], ast.Constant):
                        self.asked.add(str(node.args[1].value))

    def learn(self, targets: list[Any], value: ast.AST) -> None:
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            try:
                value = ast.parse(value.value, mode="eval").body
            except SyntaxError:
                return
        if isinstance(value, ast.Call):
            value = value.func
        if isinstance(value, ast.Subscript):
            value = value.value
        found = self.dotted(value)
        for target in targets:
            name = target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", None)
            if found and name:
                self.instances.setdefault(name, set()).add(found)

    def dotted(self, node: ast.AST) -> str | None:
        if isinstance(node, ast.Name):
            return self.names.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            # What is not imported is a variable, though it may be called like a module.
            variable = isinstance(node.value, ast.Name) and node.value.id not in self.names
            before = None if variable else self.dotted(node.value)
            return before and f"{before}.{node.attr}"
        return None

    def meanings(self, node: ast.AST) -> set[str]:
        """Everything a name or attribute may stand for."""
        found = self.dotted(node)
        all_of_them = {found} if found else set()
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", None)
            if isinstance(owner, ast.Call):
                made = self.dotted(owner.func)
                all_of_them |= {f"{made}.{node.attr}"} if made else set()
            if name:
                all_of_them |= {f"{kind}.{node.attr}" for kind in self.instances.get(name, ())}
        return all_of_them

    def check(self, name: str, node: ast.AST) -> None:
        """Complains where the name, or what holds it, is too new for this place."""
        parts = name.split(".")
        for end in range(1, len(parts) + 1):
            part = ".".join(parts[:end])
            version = self.added.get(part)
            if version and minor_of(version) > self.minor and part.split(".")[-1].split("(")[0] not in self.asked:
                line = getattr(node, "lineno", 0)
                self.complaints.append(
                    f"line {line}: {part} came with {version}, and the program says it runs on 3.{self.minor}"
                )
                return

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self.check(alias.name, node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self.check(f"{node.module}.{alias.name}", node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        for name in sorted(self.meanings(node)):
            self.check(name, node)
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if node.id not in self.names:
            self.check(node.id, node)

    def visit_Call(self, node: ast.Call) -> None:
        for name in sorted(self.meanings(node.func)):
            for keyword in node.keywords:
                if keyword.arg and f"{name}({keyword.arg})" in self.added:
                    self.check_parameter(f"{name}({keyword.arg})", node)
        self.generic_visit(node)

    def check_parameter(self, name: str, node: ast.Call) -> None:
        version = self.added[name]
        if minor_of(version) > self.minor:
            self.complaints.append(
                f"line {node.lineno}: {name} came with {version}, and the program says it runs on 3.{self.minor}"
            )

    def visit_If(self, node: ast.If) -> None:
        """`if sys.version_info >= (3, 13):` makes sure of 3.13 inside."""
        self.visit(node.test)
        sure = self.version_asked(node.test)
        outside = self.minor
        self.minor = max(outside, sure or 0)
        for inside in node.body:
            self.visit(inside)
        self.minor = outside
        for inside in node.orelse:
            self.visit(inside)

    def version_asked(self, test: ast.AST) -> int | None:
        if isinstance(test, ast.Compare) and isinstance(test.ops[0], (ast.GtE, ast.Gt)):
            if self.dotted(test.left) == "sys.version_info" and isinstance(test.comparators[0], ast.Tuple):
                numbers = [getattr(item, "value", 0) for item in test.comparators[0].elts]
                return numbers[1] if len(numbers) > 1 and numbers[0] == 3 else None
        return None

    def visit_Try(self, node: ast.Try) -> None:
        """What a handler makes up for may be absent."""
        caught = {
            name.id
            for handler in node.handlers
            if handler.type
            for name in ast.walk(handler.type)
            if isinstance(name, ast.Name)
        }
        outside = self.minor
        if caught & ABSENT:
            self.minor = 99
        for inside in node.body:
            self.visit(inside)
        self.minor = outside
        for inside in [*node.handlers, *node.orelse, *node.finalbody]:
            self.visit(inside)


def complaints(source: str, minor: int, added: dict[str, str]) -> list[str]:
    mine = sys.version_info[1]
    try:
        tree = ast.parse(source, feature_version=(3, min(minor, mine)))
    except SyntaxError as error:
        if minor > mine:
            return []
        return [f"line {error.lineno}: syntax that 3.{minor} does not know: {error.msg}"]
    reader = Reader(added, minor)
    reader.prepare(tree)
    reader.visit(tree)
    return reader.complaints


def main() -> None:
    job = json.load(sys.stdin)
    found = {
        program["file"]: complaints(program["source"], program["minor"], job["added"])
        for program in job["programs"]
    }
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
