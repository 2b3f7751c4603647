"""The parts of a Word file: text, tables, pictures, styles, headers, and the package around them.

Everything is written as WordprocessingML (ISO/IEC 29500), in the order of its schema: Word calls a
file damaged whose elements stand in another order.
"""
