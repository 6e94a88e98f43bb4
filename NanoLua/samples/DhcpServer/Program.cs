using System;
using NanoLua;

namespace DhcpServer;

/// <summary>
/// Gives addresses to three clients, whose packets it makes itself; then measures the handler in Lua beside the
/// same one in C#.
/// </summary>
public static class Program
{
    private const int Rounds = 10000;

    public static void Main()
    {
        LuaImage image = OpenImage();
        Console.WriteLine("image in place: " + image.IsInPlace.ToString());
        using (LuaDhcpServer server = new LuaDhcpServer(image))
        {
            for (byte client = 1; client <= 3; client++)
            {
                Serve(server, client);
            }
            Console.WriteLine("Lua memory in use: " + server.UsedBytes.ToString() + " bytes");
            Compare(server);
        }
        Console.WriteLine("end");
    }

    private static void Serve(LuaDhcpServer server, byte client)
    {
        byte[] offer = ClientPackets.Discover(client);
        server.Handle(offer, offer.Length);
        byte[] acknowledgement = ClientPackets.Request(client, offer);
        server.Handle(acknowledgement, acknowledgement.Length);
        Console.WriteLine("client " + client.ToString() + ": offered " + AddressIn(offer) + ", acknowledged "
            + AddressIn(acknowledgement));
    }

    private static string AddressIn(byte[] packet)
    {
        return packet[16].ToString() + "." + packet[17].ToString() + "." + packet[18].ToString() + "."
            + packet[19].ToString();
    }

    private static void Compare(LuaDhcpServer lua)
    {
        ManagedDhcpServer managed = new ManagedDhcpServer();
        byte[] discover = ClientPackets.Discover(1);
        byte[] packet = new byte[discover.Length];

        DateTime start = DateTime.UtcNow;
        for (int i = 0; i < Rounds; i++)
        {
            Array.Copy(discover, packet, discover.Length);
        }
        long copying = NanosecondsSince(start);

        start = DateTime.UtcNow;
        for (int i = 0; i < Rounds; i++)
        {
            Array.Copy(discover, packet, discover.Length);
            lua.Handle(packet, packet.Length);
        }
        long inLua = NanosecondsSince(start) - copying;

        start = DateTime.UtcNow;
        for (int i = 0; i < Rounds; i++)
        {
            Array.Copy(discover, packet, discover.Length);
            managed.Handle(packet, packet.Length);
        }
        long inManaged = NanosecondsSince(start) - copying;
        Console.WriteLine("a packet takes " + inLua.ToString() + " ns in Lua, " + inManaged.ToString() + " ns in C#");
    }

    // For one packet.
    private static long NanosecondsSince(DateTime start)
    {
        return (DateTime.UtcNow - start).Ticks * 100 / Rounds;
    }

#if NET
    // Beside the program, where the project puts it.
    private static LuaImage OpenImage()
    {
        return LuaImage.FromFile(System.IO.Path.Combine(AppContext.BaseDirectory, "dhcp-server.nlx"));
    }
#else
    // A binary resource of this assembly, used in place.
    private static LuaImage OpenImage()
    {
        return LuaImage.FromResource(
            typeof(Program).Assembly, "DhcpServer.Resources", (int)Resources.BinaryResources.dhcp_server);
    }
#endif
}
