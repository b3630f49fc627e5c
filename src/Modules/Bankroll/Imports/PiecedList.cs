namespace StakeEasy.Bankroll.Imports;

/// <summary>A list that grows by pieces: one array would be needed twice while it grows, and up to twice as large as what is in it.</summary>
internal sealed class PiecedList<T>
{
    private const int Shift = 16;
    private const int Size = 1 << Shift;

    private readonly List<T[]> _pieces = [];

    public int Count { get; private set; }

    public ref T this[int index] => ref _pieces[index >> Shift][index & (Size - 1)];

    public void Add(T item)
    {
        if (Count == _pieces.Count << Shift)
        {
            _pieces.Add(new T[Size]);
        }

        this[Count++] = item;
    }
}
