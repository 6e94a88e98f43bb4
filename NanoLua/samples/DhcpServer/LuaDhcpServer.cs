using System;
using NanoLua;

namespace DhcpServer;

/// <summary>
/// The server of flash-images/dhcp-server: hands every packet to its Lua handler, as a userdata whose fields the
/// program reads and sets without calling C#.
/// </summary>
public sealed class LuaDhcpServer : IDisposable
{
    private const int PacketBytesMax = 576;

    private readonly LuaRuntime _runtime;
    private readonly LuaFunction _handle;
    private readonly LuaBuffer _packet;

    /// <summary>Loads the server.</summary>
    /// <param name="image">The packed image project.</param>
    public LuaDhcpServer(LuaImage image)
    {
        LuaRuntimeOptions options = new LuaRuntimeOptions();
        options.HeapBytes = 32 * 1024;
        options.Libraries = LuaLibraries.Package;
        _runtime = new LuaRuntime(options);
        _runtime.Mount(image);
        using (LuaTable server = (LuaTable)((LuaFunction)_runtime["require"]).Invoke("server"))
        {
            _handle = (LuaFunction)server["handle"];
        }
        _packet = _runtime.CreateBuffer(PacketBytesMax);
    }

    /// <summary>The Lua memory in use, in bytes.</summary>
    public int UsedBytes
    {
        get { return _runtime.UsedBytes; }
    }

    /// <summary>Answers a packet in place. The array has room for a reply of 300 bytes.</summary>
    /// <returns>The length of the reply; -1 if there is none.</returns>
    public int Handle(byte[] packet, int count)
    {
        return _packet.Exchange(_handle, packet, count);
    }

    /// <summary>Ends the server.</summary>
    public void Dispose()
    {
        _runtime.Dispose();
    }
}
