"""
How kernels are compiled.

Those called only by other kernels need no way in from Python, which takes longest to make. The innermost,
called a million times a second, become part of their callers. Lean ones make no arrays: then nobody has to
count who still uses which array, which takes as long as the work of a small kernel.

Compiled code is kept on disk. It is used again only while every module in the kernel's folder is as it was:
numba itself looks at the one module a kernel is in, and would keep what a changed neighbour was compiled
into.
"""

import hashlib
import inspect
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from numba import njit


def _kernels(**options: Any) -> Callable[[Callable[..., Any]], Any]:
    """Return a decorator that compiles with these options, and caches."""
    compiled = njit(cache=True, no_cfunc_wrapper=True, error_model="numpy", **options)

    def decorate(function: Callable[..., Any]) -> Any:
        kernel = compiled(function)
        kernel._cache._cache_file._source_stamp = folder_stamp(Path(inspect.getfile(function)).parent)
        return kernel

    return decorate


@cache
def folder_stamp(folder: Path) -> str:
    """Return a digest of the modules in a folder."""
    digest = hashlib.sha256()
    for module in sorted(folder.glob("*.py")):
        digest.update(module.name.encode() + b"\0" + module.read_bytes() + b"\0")
    return digest.hexdigest()


outer = _kernels()
inner = _kernels(no_cpython_wrapper=True)
innermost = _kernels(no_cpython_wrapper=True, forceinline=True)
lean = _kernels(no_cpython_wrapper=True, _nrt=False)
leanest = _kernels(no_cpython_wrapper=True, _nrt=False, forceinline=True)
