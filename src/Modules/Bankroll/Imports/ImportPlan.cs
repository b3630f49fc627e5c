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

/// <summary>For every row of a file what becomes of it. Kept beside the file, and beside the keys of its rows, from the check to the import.</summary>
/// <param name="NewestFirst">The file begins with its latest day, so that within a day its rows stand in reverse.</param>
internal sealed record ImportPlan(RowState[] States, bool NewestFirst)
{
    public int Count => States.Length;

    public void Save(string path)
    {
        using var file = File.Create(path);
        file.WriteByte(NewestFirst ? (byte)1 : (byte)0);
        file.Write(MemoryMarshal.AsBytes<RowState>(States));
    }

    public static ImportPlan Load(string path)
    {
        using var file = File.OpenRead(path);
        var plan = new ImportPlan(new RowState[file.Length - 1], file.ReadByte() == 1);
        file.ReadExactly(MemoryMarshal.AsBytes(plan.States.AsSpan()));
        return plan;
    }
}
