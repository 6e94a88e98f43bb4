namespace DhcpServer;

/// <summary>What DHCP clients send (RFC 2131), byte by byte.</summary>
public static class ClientPackets
{
    private const int OptionsAt = 240;

    /// <summary>A client without an address asks who has one; it wishes for four options.</summary>
    public static byte[] Discover(byte client)
    {
        byte[] packet = Begin(client);
        int at = OptionsAt;
        at = Option(packet, at, 53, 1);
        at = Option(packet, at, 61, 1, 2, 0x11, 0x22, 0x33, 0x44, client);
        at = Option(packet, at, 57, 0x05, 0xDC);
        at = Option(packet, at, 12, (byte)'s', (byte)'e', (byte)'n', (byte)'s', (byte)'o', (byte)'r');
        at = Option(packet, at, 55, 1, 3, 6, 15);
        packet[at] = 255;
        return packet;
    }

    /// <summary>The client takes the address that a server has offered.</summary>
    public static byte[] Request(byte client, byte[] offer)
    {
        byte[] packet = Begin(client);
        int at = OptionsAt;
        at = Option(packet, at, 53, 3);
        at = Option(packet, at, 61, 1, 2, 0x11, 0x22, 0x33, 0x44, client);
        at = Option(packet, at, 50, offer[16], offer[17], offer[18], offer[19]);
        at = Option(packet, at, 54, offer[20], offer[21], offer[22], offer[23]);
        at = Option(packet, at, 55, 1, 3, 6, 15);
        packet[at] = 255;
        return packet;
    }

    // The fixed fields: BOOTREQUEST, Ethernet, 6 bytes of hardware address, an id; and the magic cookie.
    private static byte[] Begin(byte client)
    {
        byte[] packet = new byte[300];
        packet[0] = 1;
        packet[1] = 1;
        packet[2] = 6;
        packet[4] = 0x39;
        packet[5] = 0x03;
        packet[6] = 0xF3;
        packet[7] = client;
        packet[28] = 2;
        packet[29] = 0x11;
        packet[30] = 0x22;
        packet[31] = 0x33;
        packet[32] = 0x44;
        packet[33] = client;
        packet[236] = 0x63;
        packet[237] = 0x82;
        packet[238] = 0x53;
        packet[239] = 0x63;
        return packet;
    }

    private static int Option(byte[] packet, int at, byte code, params byte[] value)
    {
        packet[at++] = code;
        packet[at++] = (byte)value.Length;
        foreach (byte part in value)
        {
            packet[at++] = part;
        }
        return at;
    }
}
