using System.Net;
using System.Net.Sockets;

namespace StakeEasy.Host.Security;

/// <summary>Where a request comes from, after listed proxies have been looked through.</summary>
internal static class ClientAddress
{
    private const int SubscriberBytes = 8;

    /// <summary>From this machine: loopback, a Unix socket, or in process.</summary>
    public static bool IsLocal(HttpContext context) => context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);

    /// <summary>What one household or machine cannot change at will: an IPv4 address, or the first half of an IPv6 one.</summary>
    public static string Subscriber(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
        {
            return "local";
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, SubscriberBytes)) + "/64"
            : address.ToString();
    }
}
