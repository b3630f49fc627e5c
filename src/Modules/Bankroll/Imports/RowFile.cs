using System.Runtime.InteropServices;

namespace StakeEasy.Bankroll.Imports;

/// <summary>One value for each row of a file that is imported, in order: on the disk, for there may be millions of them.</summary>
internal sealed class RowFile<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Few enough that a piece is collected like any small object.</summary>
    private const int AtOnce = 1024;

    private readonly FileStream _file;
    private readonly T[] _latest = new T[AtOnce];
    private int _taken;

    private RowFile(FileStream file) => _file = file;

    public static RowFile<T> Create(string path) => new(new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 1));

    /// <summary>One that is gone when it is closed.</summary>
    public static RowFile<T> CreateTemporary(string path) =>
        new(new(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.DeleteOnClose));

    public static RowFile<T> Open(string path) => new(new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1));

    public void Add(T value)
    {
        _latest[_taken++] = value;
        if (_taken == AtOnce)
        {
            Flush();
        }
    }

    /// <summary>All of them from the first on, by one reader at a time.</summary>
    public IEnumerable<T> Read()
    {
        Flush();
        _file.Position = 0;
        var piece = new T[AtOnce];
        while (Fill(piece) is var count and > 0)
        {
            for (var i = 0; i < count; i++)
            {
                yield return piece[i];
            }
        }
    }

    public void Dispose()
    {
        Flush();
        _file.Dispose();
    }

    private void Flush()
    {
        if (_taken > 0)
        {
            _file.Write(MemoryMarshal.AsBytes(_latest.AsSpan(0, _taken)));
            _taken = 0;
        }
    }

    private int Fill(T[] piece)
    {
        var bytes = MemoryMarshal.AsBytes(piece.AsSpan());
        return _file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) / (bytes.Length / piece.Length);
    }
}
