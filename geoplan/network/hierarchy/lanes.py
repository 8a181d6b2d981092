"""
Sixteen searches side by side: the two vector operations that the sweeps are made of.

A *row* holds one value for each of `LANES` sources. LLVM turns the row operations below into the widest
vector instructions that the machine has; plain loops over the lanes take about twice as long, because the
compiler cannot know that two rows of one array never overlap.
"""

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

LANES = 16
_ROW = ir.VectorType(ir.DoubleType(), LANES)
_ALIGN = 8


def _pointer_to_row(builder, base, row):
    """Address of a row in a contiguous float64 array of rows."""
    offset = builder.mul(row, ir.Constant(row.type, LANES))
    return builder.bitcast(builder.gep(base, [offset]), _ROW.as_pointer())


def _load(builder, base, row):
    return builder.load(_pointer_to_row(builder, base, row), align=_ALIGN)


def _plus(builder, values, weight):
    """Add one weight to every lane."""
    single = builder.insert_element(ir.Constant(_ROW, ir.Undefined), weight, ir.Constant(ir.IntType(32), 0))
    spread = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
    return builder.fadd(values, builder.shuffle_vector(single, ir.Constant(_ROW, ir.Undefined), spread))


def _least(builder, left, right):
    """The smaller of each lane; the values are never NaN."""
    return builder.select(builder.fcmp_ordered("<", left, right), left, right)


def _data(context, builder, array_type, array):
    return context.make_array(array_type)(context, builder, array).data


@intrinsic
def pull(_typing, rows, row, start, other, weight, first, last):  # noqa: ARG001 -- typed by signature
    """
    Set ``rows[row] = min(start row, rows[other[a]] + weight[a] for a in first..last - 1)``.

    `start` is the flat array and row number ``(array, at)`` to begin from; a negative `at` begins from
    infinity.
    """
    signature = types.void(rows, types.int64, start, other, weight, types.int64, types.int64)

    def codegen(context, builder, signature, arguments):
        rows_type, _, start_type, other_type, weight_type, _, _ = signature.args
        rows_value, row_at, start_value, other_value, weight_value, first_at, last_at = arguments
        base = _data(context, builder, rows_type, rows_value)
        start_base = _data(context, builder, start_type.types[0], builder.extract_value(start_value, 0))
        start_at = context.cast(
            builder, builder.extract_value(start_value, 1), start_type.types[1], types.int64
        )
        others = _data(context, builder, other_type, other_value)
        weights = _data(context, builder, weight_type, weight_value)
        best = cgutils.alloca_once(builder, _ROW)
        builder.store(ir.Constant(_ROW, [float("inf")] * LANES), best)
        with builder.if_then(builder.icmp_signed(">=", start_at, ir.Constant(start_at.type, 0))):
            builder.store(_load(builder, start_base, start_at), best)
        with cgutils.for_range_slice(builder, first_at, last_at, ir.Constant(first_at.type, 1), inc=True) as (
            arc,
            _,
        ):
            other_row = builder.sext(builder.load(builder.gep(others, [arc])), ir.IntType(64))
            candidate = _plus(
                builder, _load(builder, base, other_row), builder.load(builder.gep(weights, [arc]))
            )
            builder.store(_least(builder, candidate, builder.load(best)), best)
        builder.store(builder.load(best), _pointer_to_row(builder, base, row_at), align=_ALIGN)
        return context.get_dummy_value()

    return signature, codegen


@intrinsic
def push_row(_typing, rows, row, other, weight):  # noqa: ARG001 -- typed by signature
    """Set ``rows[other] = min(rows[other], rows[row] + weight)``."""
    signature = types.void(rows, types.int64, types.int64, types.float64)

    def codegen(context, builder, signature, arguments):
        rows_value, row_at, other_at, weight_value = arguments
        base = _data(context, builder, signature.args[0], rows_value)
        candidate = _plus(builder, _load(builder, base, row_at), weight_value)
        builder.store(
            _least(builder, candidate, _load(builder, base, other_at)),
            _pointer_to_row(builder, base, other_at),
            align=_ALIGN,
        )
        return context.get_dummy_value()

    return signature, codegen
