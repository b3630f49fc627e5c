using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>The id of an owner's action: in no table, and in nobody else's list.</summary>
internal static class ActionId
{
    private const int GuidLength = 16;

    public static Guid Of(UserId owner, ActionKind kind, string subject)
    {
        Span<byte> name = new byte[GuidLength + sizeof(int) + Encoding.UTF8.GetByteCount(subject)];
        owner.Value.TryWriteBytes(name);
        BinaryPrimitives.WriteInt32LittleEndian(name[GuidLength..], (int)kind);
        Encoding.UTF8.GetBytes(subject, name[(GuidLength + sizeof(int))..]);
        return new(SHA256.HashData(name)[..GuidLength]);
    }
}
