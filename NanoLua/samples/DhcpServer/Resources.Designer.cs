namespace DhcpServer;

/// <summary>The resources of the assembly. An id is the hash of a name that the resource compiler makes.</summary>
internal static class Resources
{
    internal enum BinaryResources : short
    {
        dhcp_server = -20780,
    }
}
