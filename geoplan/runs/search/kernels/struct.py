"""
Structs of arrays that kernels receive by reference.

A named tuple of arrays would be copied into every call of one kernel by another, array for array: that takes
longer than most kernels, and most of the compiler's time. A `Struct` is one pointer.
"""

from collections import namedtuple
from typing import Any, ClassVar, Self

from numba import njit
from numba.core import cgutils, imputils, types
from numba.core.imputils import lower_getattr_generic
from numba.core.runtime.nrtdynmod import _meminfo_struct_type
from numba.experimental import structref
from numba.extending import intrinsic, overload

_KINDS: dict[type, Any] = {}
"""The compiled type for each tuple that a struct is made of."""


class Struct(structref.StructRefProxy):  # type: ignore[misc]
    """
    Base of structs: subclasses list their fields, whole numbers, floats, bools and arrays, as annotations.

    They are made with keywords. A kernel reads and writes ``struct.field`` as Python does; an array is the
    same memory on both sides, while a number is what it was when the struct was made.
    """

    __slots__ = ("_values",)
    _tuple: ClassVar[Any]
    _kind: ClassVar[Any]
    _values: Any

    def __init_subclass__(cls) -> None:
        names = tuple(name for name in cls.__annotations__ if not name.startswith("_"))
        cls._tuple = namedtuple(f"{cls.__name__}Values", names)  # type: ignore[misc]
        base: Any = types.StructRef  # type: ignore[attr-defined]
        cls._kind = type(f"{cls.__name__}Type", (base,), {})
        # Where the cache of compiled code finds them again.
        for name in ("_tuple", "_kind"):
            getattr(cls, name).__module__ = cls.__module__
            getattr(cls, name).__qualname__ = f"{cls.__qualname__}.{name}"
        _KINDS[cls._tuple] = structref.register(cls._kind)
        _readable(cls._kind)
        structref.define_boxing(cls._kind, cls)

    def __new__(cls, **fields: Any) -> Self:
        """Return a struct of these values."""
        values = cls._tuple(**fields)
        made: Self = _made(values)
        made._values = values
        return made

    def __getattr__(self, name: str) -> Any:
        return getattr(object.__getattribute__(self, "_values"), name)


def _readable(kind: Any) -> None:
    """Let lean kernels, too, read the fields: numba's own way there needs references to be counted."""

    @lower_getattr_generic(kind)
    def read(context: Any, builder: Any, struct: Any, value: Any, name: str) -> Any:
        info = cgutils.create_struct_proxy(struct)(context, builder, value=value).meminfo
        info = builder.bitcast(info, _meminfo_struct_type.as_pointer())
        data = builder.load(cgutils.gep_inbounds(builder, info, 0, 3))
        payload = struct.get_data_type()
        data = builder.bitcast(data, context.data_model_manager[payload].get_value_type().as_pointer())
        fields = cgutils.create_struct_proxy(payload)(context, builder, ref=data)
        return imputils.impl_ret_borrowed(context, builder, struct.field_dict[name], getattr(fields, name))


def _by_reference(values: Any) -> Any:
    """Stand for its compiled form."""
    raise NotImplementedError


@intrinsic
def _fill(_: Any, struct: Any, values: Any) -> Any:
    """Put the values into an empty struct with the same fields."""

    def codegen(context: Any, builder: Any, _: Any, args: Any) -> Any:
        payload = structref._Utils(context, builder, struct).get_data_struct(args[0])
        for at, (name, kind) in enumerate(zip(values.fields, values.types, strict=True)):
            value = builder.extract_value(args[1], at)
            context.nrt.incref(builder, kind, value)
            setattr(payload, name, value)
        return context.get_dummy_value()

    return types.void(struct, values), codegen


@overload(_by_reference)
def _by_reference_compiled(values: Any) -> Any:
    kind = _KINDS[values.instance_class](tuple(zip(values.fields, values.types, strict=True)))

    def make(values: Any) -> Any:
        struct = structref.new(kind)
        _fill(struct, values)
        return struct

    return make


@njit(cache=True, no_cfunc_wrapper=True)
def _made(values):
    return _by_reference(values)
