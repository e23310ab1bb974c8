"""Makes the zip of compiled modules that the page's Python starts from.

Runs inside Pyodide, the interpreter that will read the zip: only its own bytecode
fits. The archive is stored, not deflated, because servers compress it as a whole, and
better. Same input, same bytes: fixed dates, sorted names, and pycs that carry a hash
of their source instead of its date. Whoever starts this interpreter has it leave out
the columns of instructions (PYTHONNODEBUGRANGES), which tracebacks only show beside
source text: that saves a fifth.
"""

import ast
import importlib
import importlib._bootstrap_external as bootstrap
import importlib.util
import io
import marshal
import sys
import textwrap
import warnings
from collections.abc import Collection, Iterable
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

LIBRARY = f"/lib/python3{sys.version_info.minor}.zip"
# The oldest date that a zip can hold.
DATE = (1980, 1, 1, 0, 0, 0)
# Read by green_threads/missing_modules.py.
LISTING = "modules.txt"


def module_name(file: str) -> str:
    """Give the dotted name of a module's file, such as json/__init__.py."""
    return file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def chosen(patterns: Iterable[str], present: Collection[str]) -> set[str]:
    """Give the modules that names and `package.*` patterns stand for.

    Raises ValueError where one stands for nothing.
    """
    names: set[str] = set()
    for pattern in patterns:
        package = pattern.removesuffix(".*")
        below = f"{package}." if package != pattern else None
        found = {
            name
            for name in present
            if name == package or below and name.startswith(below)
        }
        if not found:
            raise ValueError(f"Python's standard library has no {pattern}")
        names |= found
    return names


def with_imports(names: Collection[str]) -> set[str]:
    """Import modules and add the names of all that were loaded on the way.

    A module whose import fails is kept: its own words are the honest answer.
    """
    warnings.simplefilter("ignore")
    for name in sorted(names):
        try:
            importlib.import_module(name)
        except ImportError:
            continue
    kept = set(names) | set(sys.modules)
    for name in list(kept):
        while "." in name:
            name = name.rpartition(".")[0]
            kept.add(name)
    return kept


def frozen(name: str) -> bool:
    """Tell whether a module is part of the interpreter's binary already."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return spec is not None and spec.origin == "frozen"


def undocumented(source: bytes) -> ast.Module:
    """Parse a module and take out its docstrings."""
    tree = ast.parse(source)
    holders = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    for node in ast.walk(tree):
        if isinstance(node, holders) and ast.get_docstring(node) is not None:
            docstring, *rest = node.body
            node.body = rest or [ast.copy_location(ast.Pass(), docstring)]
    return tree


def compiled(program: bytes | ast.Module, source: bytes, file: str) -> bytes:
    """Compile a module to a pyc that is used without looking for its source."""
    code = compile(program, f"{LIBRARY}/{file}", "exec", dont_inherit=True, optimize=0)
    # What marshal writes depends on who else holds a constant; a copy stands alone.
    code = marshal.loads(marshal.dumps(code))
    checksum = importlib.util.source_hash(source)
    return bytes(bootstrap._code_to_hash_pyc(code, checksum, False))


def listing() -> str:
    """Name the public top-level modules of the standard library that are there."""
    there = sys.modules.keys() | set(sys.builtin_module_names)
    names = sorted(
        name
        for name in there & sys.stdlib_module_names
        if not name.startswith("_") or name == "__future__"
    )
    return textwrap.fill(", ".join(names), width=76)


def zipped(files: dict[str, bytes]) -> bytes:
    """Give the bytes of a stored zip that holds these files, sorted by name."""
    archive = io.BytesIO()
    with ZipFile(archive, "w", ZIP_STORED) as made:
        for file in sorted(files):
            made.writestr(ZipInfo(file, DATE), files[file])
    return archive.getvalue()


def library(patterns: list[str], left_out: list[str]) -> bytes:
    """Give a zip of what the patterns stand for, and all that these import.

    help() has something to say about the former; the latter lose their docstrings.
    """
    with ZipFile(LIBRARY) as stock:
        sources = {
            name: stock.read(name) for name in stock.namelist() if name.endswith(".py")
        }
    files = {module_name(file): file for file in sources}
    named = chosen(patterns, files.keys() - set(left_out))
    contents = {}
    for name in with_imports(named) & files.keys():
        if frozen(name):
            continue
        file = files[name]
        source = sources[file]
        program = source if name in named else undocumented(source)
        contents[f"{file}c"] = compiled(program, source, file)
    contents[LISTING] = listing().encode()
    return zipped(contents)


def with_ours(library: str, ours: str) -> bytes:
    """Give the zip of the library with all Python files of a folder at its top."""
    with ZipFile(library) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    for path in Path(ours).rglob("*.py"):
        file = path.relative_to(ours).as_posix()
        source = path.read_bytes()
        contents[f"{file}c"] = compiled(undocumented(source), source, file)
    return zipped(contents)
