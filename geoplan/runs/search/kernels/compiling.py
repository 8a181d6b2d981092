"""
How kernels are compiled: those called only by other kernels need no way in from Python, which takes
longest.
"""

from numba import njit

inner = njit(cache=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, error_model="numpy")
outer = njit(cache=True, no_cfunc_wrapper=True, error_model="numpy")
