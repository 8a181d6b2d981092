"""
How kernels are compiled.

Those called only by other kernels need no way in from Python, which takes longest to make; the innermost
become part of their callers, because every call copies the arrays' headers.
"""

from numba import njit

outer = njit(cache=True, no_cfunc_wrapper=True, error_model="numpy")
inner = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy")
innermost = njit(
    cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy", forceinline=True
)
