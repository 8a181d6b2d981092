"""
How kernels are compiled.

Those called only by other kernels need no way in from Python, which takes longest to make. Every call copies
the arrays' headers: the innermost, called a million times a second, become part of their callers instead.
"""

from numba import njit

outer = njit(cache=True, no_cfunc_wrapper=True, error_model="numpy")
inner = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy")
innermost = njit(
    cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy", forceinline=True
)
