using System.Buffers.Binary;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The ids of a file's rows, and which were seen.</summary>
internal sealed class CheckedIds
{
    private readonly PiecedList<UInt128> _ids = new();
    private readonly FirstPlaces _first;

    public CheckedIds() => _first = new(_ids);

    /// <summary>By row; empty ones for rows without.</summary>
    public IEnumerable<Guid> All
    {
        get
        {
            for (var i = 0; i < _ids.Count; i++)
            {
                yield return CheckedRows.GuidOf(_ids[i]);
            }
        }
    }

    public bool Has(Guid id) => _first.Of(NumberOf(id)) >= 0;

    /// <param name="id">Null for a row without one.</param>
    public void Add(Guid? id)
    {
        _ids.Add(id is { } known ? NumberOf(known) : default);
        if (id is not null)
        {
            _first.Add(_ids.Count - 1);
        }
    }

    private static UInt128 NumberOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
