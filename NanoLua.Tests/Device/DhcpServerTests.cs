using System;
using DhcpServer;
using nanoFramework.TestFramework;

namespace NanoLua.Tests.Device;

/// <summary>The sample: real packets in, replies byte by byte out.</summary>
[TestClass]
public class DhcpServerTests
{
    private const int Options = 240;

    private static LuaDhcpServer NewServer()
    {
        return new LuaDhcpServer(LuaImage.FromBytes(DhcpImages.Bytes(LuaRuntime.NumberModel)));
    }

    // The fixed fields of a reply with these options to a client's packet.
    private static byte[] Reply(byte[] request, byte lastByteOfAddress, byte[] options)
    {
        byte[] reply = new byte[300];
        Array.Copy(request, reply, Options);
        reply[0] = 2;
        if (lastByteOfAddress != 0)
        {
            Array.Copy(new byte[] { 192, 168, 4, lastByteOfAddress }, 0, reply, 16, 4);
        }
        Array.Copy(new byte[] { 192, 168, 4, 1 }, 0, reply, 20, 4);
        Array.Copy(options, 0, reply, Options, options.Length);
        return reply;
    }

    private static byte[] Copy(byte[] packet)
    {
        return (byte[])packet.Clone();
    }

    private static byte[] OfferOptions(byte message)
    {
        return new byte[]
        {
            53, 1, message, 54, 4, 192, 168, 4, 1, 51, 4, 0, 0, 0xA8, 0xC0, 1, 4, 255, 255, 255, 0,
            3, 4, 192, 168, 4, 1, 6, 4, 192, 168, 4, 1, 15, 12, 110, 97, 110, 111, 108, 117, 97, 46,
            116, 101, 115, 116, 255,
        };
    }

    [TestMethod]
    public void Discover_is_answered_by_an_offer()
    {
        using (LuaDhcpServer server = NewServer())
        {
            byte[] packet = ClientPackets.Discover(7);
            byte[] expected = Reply(packet, 100, OfferOptions(2));
            Assert.AreEqual(300, server.Handle(packet, packet.Length));
            Assert.IsTrue(LuaString.AreEqual(expected, packet));
        }
    }

    [TestMethod]
    public void Request_is_acknowledged()
    {
        using (LuaDhcpServer server = NewServer())
        {
            byte[] offer = ClientPackets.Discover(7);
            server.Handle(offer, offer.Length);
            byte[] packet = ClientPackets.Request(7, offer);
            byte[] expected = Reply(packet, 100, OfferOptions(5));
            Assert.AreEqual(300, server.Handle(packet, packet.Length));
            Assert.IsTrue(LuaString.AreEqual(expected, packet));
        }
    }

    [TestMethod]
    public void Request_for_an_address_of_another_network_is_refused()
    {
        using (LuaDhcpServer server = NewServer())
        {
            byte[] offer = ClientPackets.Discover(7);
            server.Handle(offer, offer.Length);
            offer[16] = 10;
            byte[] packet = ClientPackets.Request(7, offer);
            byte[] expected = Reply(packet, 0, new byte[] { 53, 1, 6, 54, 4, 192, 168, 4, 1, 255 });
            Assert.AreEqual(300, server.Handle(packet, packet.Length));
            Assert.IsTrue(LuaString.AreEqual(expected, packet));
        }
    }

    [TestMethod]
    public void Request_to_another_server_is_not_answered_and_frees_the_address()
    {
        using (LuaDhcpServer server = NewServer())
        {
            byte[] offer = ClientPackets.Discover(7);
            server.Handle(offer, offer.Length);
            byte[] other = Copy(offer);
            other[23] = 99;
            byte[] packet = ClientPackets.Request(7, other);
            Assert.AreEqual(-1, server.Handle(packet, packet.Length));
            byte[] second = ClientPackets.Discover(8);
            server.Handle(second, second.Length);
            Assert.AreEqual(101, (int)second[19]);
        }
    }

    [TestMethod]
    public void Clients_get_addresses_of_their_own_and_keep_them()
    {
        using (LuaDhcpServer server = NewServer())
        {
            for (int round = 0; round < 2; round++)
            {
                for (byte client = 0; client < 100; client++)
                {
                    byte[] packet = ClientPackets.Discover(client);
                    Assert.AreEqual(300, server.Handle(packet, packet.Length));
                    Assert.AreEqual(100 + client, packet[19]);
                }
            }
            byte[] late = ClientPackets.Discover(200);
            Assert.AreEqual(-1, server.Handle(late, late.Length));
        }
    }

    [TestMethod]
    public void Packets_that_are_none_are_not_answered()
    {
        using (LuaDhcpServer server = NewServer())
        {
            byte[] packet = ClientPackets.Discover(7);
            Assert.AreEqual(-1, server.Handle(packet, 0));
            Assert.AreEqual(-1, server.Handle(packet, 239));
            Assert.AreEqual(-1, server.Handle(packet, 240));
            packet[236] = 0;
            Assert.AreEqual(-1, server.Handle(packet, packet.Length));
        }
    }

    [TestMethod]
    public void Packets_cut_off_anywhere_do_no_harm()
    {
        using (LuaDhcpServer server = NewServer())
        {
            byte[] discover = ClientPackets.Discover(7);
            for (int length = 240; length < 300; length++)
            {
                byte[] packet = Copy(discover);
                int count = server.Handle(packet, length);
                Assert.IsTrue(count == -1 || count == 300);
            }
        }
    }

    [TestMethod]
    public void Servers_in_Lua_and_in_C_sharp_answer_alike()
    {
        ManagedDhcpServer managed = new ManagedDhcpServer();
        using (LuaDhcpServer server = NewServer())
        {
            for (byte client = 0; client < 20; client++)
            {
                byte[] inLua = ClientPackets.Discover(client);
                byte[] inManaged = Copy(inLua);
                Assert.AreEqual(
                    managed.Handle(inManaged, inManaged.Length), server.Handle(inLua, inLua.Length));
                Assert.IsTrue(LuaString.AreEqual(inManaged, inLua));
                inLua = ClientPackets.Request(client, inLua);
                inManaged = Copy(inLua);
                Assert.AreEqual(
                    managed.Handle(inManaged, inManaged.Length), server.Handle(inLua, inLua.Length));
                Assert.IsTrue(LuaString.AreEqual(inManaged, inLua));
            }
        }
    }

    [TestMethod]
    public void Answers_that_have_no_room_are_left_out()
    {
        byte[] inLua = ClientPackets.Discover(7);
        inLua[Options] = 55;
        inLua[Options + 1] = 50;
        for (int i = 2; i < 52; i++)
        {
            inLua[Options + i] = 15;
        }
        Array.Copy(new byte[] { 53, 1, 1, 255 }, 0, inLua, Options + 52, 4);
        byte[] inManaged = Copy(inLua);
        ManagedDhcpServer managed = new ManagedDhcpServer();
        using (LuaDhcpServer server = NewServer())
        {
            Assert.AreEqual(300, server.Handle(inLua, inLua.Length));
            Assert.AreEqual(300, managed.Handle(inManaged, inManaged.Length));
            Assert.IsTrue(LuaString.AreEqual(inManaged, inLua));
        }
    }

    [TestMethod]
    public void Thousands_of_packets_need_no_more_memory()
    {
        using (LuaDhcpServer server = NewServer())
        {
            byte[] discover = ClientPackets.Discover(7);
            byte[] packet = Copy(discover);
            for (int i = 0; i < 5000; i++)
            {
                Array.Copy(discover, packet, discover.Length);
                server.Handle(packet, packet.Length);
            }
            Assert.IsTrue(server.UsedBytes < 24 * 1024);
        }
    }
}
