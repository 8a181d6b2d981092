"""How kernels are compiled: those called only by other kernels need no way in from Python."""

from numba import njit

outer = njit(cache=True, no_cfunc_wrapper=True, error_model="numpy")
inner = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy")
