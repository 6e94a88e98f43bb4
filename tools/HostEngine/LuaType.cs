namespace NanoLua.HostEngine;

/// <summary>The basic type of a value on the stack, numbered as in firmware/api/api.h.</summary>
public enum LuaType
{
    Nil,
    Boolean,
    LightUserdata,
    Number,
    String,
    Table,
    Function,
    Userdata,
    Thread,

    /// <summary>No value at all.</summary>
    None,
}
