namespace StakeEasy.Currency.Sources;

/// <summary>Reads what came from outside, but never more than so much.</summary>
internal static class BoundedReading
{
    private const int BufferSize = 64 * 1024;

    /// <summary>All of the stream, whatever length was announced for it.</summary>
    /// <exception cref="RateSourceException">There is more than <paramref name="most"/>.</exception>
    public static async Task<byte[]> ReadAsync(Stream stream, long most, CancellationToken ct)
    {
        using var body = new MemoryStream();
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await stream.ReadAsync(buffer, ct)) > 0)
        {
            if (body.Length + read > most)
            {
                throw new RateSourceException("Its answer is larger than any list of rates.");
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
