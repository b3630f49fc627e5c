using System.Runtime.InteropServices;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What becomes of a row.</summary>
internal enum RowState : byte
{
    New = 0,

    /// <summary>It was imported before.</summary>
    Known = 1,

    Bad = 2,

    /// <summary>It is not meant to become an entry.</summary>
    LeftOut = 3,
}

/// <summary>For every row of a file what becomes of it, and its key. Kept beside the file from the check to the import.</summary>
/// <param name="NewestFirst">The file begins with its latest day, so that within a day its rows stand in reverse.</param>
internal sealed record ImportPlan(RowState[] States, Guid[] Keys, bool NewestFirst)
{
    public int Count => States.Length;

    public void Save(string path)
    {
        using var file = File.Create(path);
        Span<byte> head = stackalloc byte[sizeof(int) + 1];
        MemoryMarshal.Write(head, Count);
        head[^1] = NewestFirst ? (byte)1 : (byte)0;
        file.Write(head);
        file.Write(MemoryMarshal.AsBytes<RowState>(States));
        file.Write(MemoryMarshal.AsBytes<Guid>(Keys));
    }

    public static ImportPlan Load(string path)
    {
        using var file = File.OpenRead(path);
        Span<byte> head = stackalloc byte[sizeof(int) + 1];
        file.ReadExactly(head);
        var count = MemoryMarshal.Read<int>(head);
        var plan = new ImportPlan(new RowState[count], new Guid[count], head[^1] == 1);
        file.ReadExactly(MemoryMarshal.AsBytes(plan.States.AsSpan()));
        file.ReadExactly(MemoryMarshal.AsBytes(plan.Keys.AsSpan()));
        return plan;
    }
}
