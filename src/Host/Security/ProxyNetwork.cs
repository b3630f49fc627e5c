using System.Net;
using System.Net.Sockets;

namespace StakeEasy.Host.Security;

internal static class ProxyNetwork
{
    /// <summary>A single address is a network of one. Null for anything else.</summary>
    public static IPNetwork? Parse(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily is AddressFamily.InterNetwork ? 32 : 128)
        : null;
}
