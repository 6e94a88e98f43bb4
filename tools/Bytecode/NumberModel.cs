namespace NanoLua.Bytecode;

/// <summary>The pair of number representations a chunk, image or engine is made for.</summary>
public enum NumberModel
{
    /// <summary>32-bit integers and single-precision floats: the default on STM32.</summary>
    I32F32 = 0,

    /// <summary>64-bit integers and double-precision floats: standard Lua.</summary>
    I64F64 = 1,
}
