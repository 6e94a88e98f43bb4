using System;
using System.Collections;

namespace DhcpServer;

/// <summary>The handler of flash-images/dhcp-server, server.lua, line by line in C#: to compare.</summary>
public sealed class ManagedDhcpServer
{
    private const int Op = 0;
    private const int HardwareType = 1;
    private const int HardwareBytes = 2;
    private const int ClientAddress = 12;
    private const int YourAddress = 16;
    private const int ServerAddress = 20;
    private const int HardwareAddress = 28;
    private const int ServerName = 44;
    private const int Cookie = 236;
    private const int Options = 240;
    private const int ReplyBytes = 300;

    private const int Pad = 0;
    private const int WantedAddress = 50;
    private const int Message = 53;
    private const int Server = 54;
    private const int WantedOptions = 55;
    private const int End = 255;

    private const int DiscoverMessage = 1;
    private const int OfferMessage = 2;
    private const int RequestMessage = 3;
    private const int AckMessage = 5;
    private const int NakMessage = 6;
    private const int ReleaseMessage = 7;

    private const uint OwnAddress = 0xC0A80401;
    private const uint FirstAddress = 0xC0A80464;
    private const int AddressCount = 100;

    private readonly byte[] _magicAndMessage = { 0x63, 0x82, 0x53, 0x63, 53, 1 };
    private readonly byte[] _ownOption = { 54, 4, 192, 168, 4, 1 };
    private readonly byte[] _leaseOption = { 51, 4, 0, 0, 0xA8, 0xC0 };
    private readonly Hashtable _answers = new Hashtable();
    private readonly Hashtable _leases = new Hashtable();
    private readonly Hashtable _clients = new Hashtable();
    private int _nextPlace;

    // What the options say.
    private int _message;
    private uint _wanted;
    private uint _server;
    private byte[] _list;

    /// <summary>A server for the same network.</summary>
    public ManagedDhcpServer()
    {
        _answers[(byte)1] = new byte[] { 1, 4, 255, 255, 255, 0 };
        _answers[(byte)3] = new byte[] { 3, 4, 192, 168, 4, 1 };
        _answers[(byte)6] = new byte[] { 6, 4, 192, 168, 4, 1 };
        _answers[(byte)15] = new byte[]
        {
            15, 12, (byte)'n', (byte)'a', (byte)'n', (byte)'o', (byte)'l', (byte)'u', (byte)'a', (byte)'.',
            (byte)'t', (byte)'e', (byte)'s', (byte)'t',
        };
    }

    /// <summary>Answers a packet in place.</summary>
    /// <returns>The length of the reply; -1 if there is none.</returns>
    public int Handle(byte[] packet, int count)
    {
        if (count < Options || packet[Op] != 1 || packet[HardwareType] != 1 || packet[HardwareBytes] != 6
            || GetUInt32(packet, Cookie) != 0x63825363)
        {
            return -1;
        }
        ReadOptions(packet, count);
        long client = ((long)GetUInt16(packet, HardwareAddress) << 32) | GetUInt32(packet, HardwareAddress + 2);
        switch (_message)
        {
            case DiscoverMessage:
                return Discover(packet, client);
            case RequestMessage:
                return Request(packet, client);
            case ReleaseMessage:
                Release(client);
                return -1;
            default:
                return -1;
        }
    }

    private int Discover(byte[] packet, long client)
    {
        uint address = AddressFor(client, _wanted);
        if (address == 0)
        {
            return -1;
        }
        Bind(client, address);
        return Reply(packet, OfferMessage, address, _list);
    }

    private int Request(byte[] packet, long client)
    {
        if (_server != 0 && _server != OwnAddress)
        {
            Release(client);
            return -1;
        }
        uint wanted = _wanted != 0 ? _wanted : GetUInt32(packet, ClientAddress);
        if (AddressFor(client, wanted) != wanted)
        {
            return Reply(packet, NakMessage, 0, null);
        }
        Bind(client, wanted);
        return Reply(packet, AckMessage, wanted, _list);
    }

    private void ReadOptions(byte[] packet, int length)
    {
        _message = 0;
        _wanted = 0;
        _server = 0;
        _list = null;
        int at = Options;
        while (at < length)
        {
            int code = packet[at];
            if (code == End)
            {
                return;
            }
            at++;
            if (code != Pad)
            {
                if (at >= length)
                {
                    return;
                }
                int bytes = packet[at];
                at++;
                if (at + bytes > length)
                {
                    return;
                }
                if (code == Message && bytes == 1 && _message == 0)
                {
                    _message = packet[at];
                }
                else if (code == WantedAddress && bytes == 4 && _wanted == 0)
                {
                    _wanted = GetUInt32(packet, at);
                }
                else if (code == Server && bytes == 4 && _server == 0)
                {
                    _server = GetUInt32(packet, at);
                }
                else if (code == WantedOptions && _list == null)
                {
                    _list = new byte[bytes];
                    Array.Copy(packet, at, _list, 0, bytes);
                }
                at += bytes;
            }
        }
    }

    private int Reply(byte[] packet, byte message, uint address, byte[] list)
    {
        packet[Op] = 2;
        SetUInt32(packet, YourAddress, address);
        SetUInt32(packet, ServerAddress, OwnAddress);
        Array.Clear(packet, ServerName, ReplyBytes - ServerName);
        int at = Write(packet, Cookie, _magicAndMessage);
        packet[at] = message;
        at = Write(packet, at + 1, _ownOption);
        if (address != 0)
        {
            at = Write(packet, at, _leaseOption);
        }
        for (int i = 0; list != null && i < list.Length; i++)
        {
            byte[] answer = (byte[])_answers[list[i]];
            if (answer != null && at + answer.Length < ReplyBytes)
            {
                at = Write(packet, at, answer);
            }
        }
        packet[at] = End;
        return ReplyBytes;
    }

    private uint AddressFor(long client, uint wanted)
    {
        object lease = _leases[client];
        if (lease != null)
        {
            return (uint)lease;
        }
        if (wanted - FirstAddress < AddressCount && !_clients.Contains(wanted))
        {
            return wanted;
        }
        for (int i = 0; i < AddressCount; i++)
        {
            uint address = FirstAddress + (uint)_nextPlace;
            _nextPlace = (_nextPlace + 1) % AddressCount;
            if (!_clients.Contains(address))
            {
                return address;
            }
        }
        return 0;
    }

    private void Bind(long client, uint address)
    {
        _leases[client] = address;
        _clients[address] = client;
    }

    private void Release(long client)
    {
        object lease = _leases[client];
        if (lease != null)
        {
            _leases.Remove(client);
            _clients.Remove((uint)lease);
        }
    }

    private static int Write(byte[] packet, int at, byte[] bytes)
    {
        Array.Copy(bytes, 0, packet, at, bytes.Length);
        return at + bytes.Length;
    }

    private static int GetUInt16(byte[] packet, int at)
    {
        return (packet[at] << 8) | packet[at + 1];
    }

    private static uint GetUInt32(byte[] packet, int at)
    {
        return ((uint)packet[at] << 24) | ((uint)packet[at + 1] << 16) | ((uint)packet[at + 2] << 8)
            | packet[at + 3];
    }

    private static void SetUInt32(byte[] packet, int at, uint value)
    {
        packet[at] = (byte)(value >> 24);
        packet[at + 1] = (byte)(value >> 16);
        packet[at + 2] = (byte)(value >> 8);
        packet[at + 3] = (byte)value;
    }
}
