namespace StakeEasy.Migrator.Core;

/// <summary>
/// What a value is, whichever database it comes from. Each kind has one canonical text form, which every provider can compute
/// inside its database: two tables are equal when the hashes over these forms are.
/// </summary>
public enum ValueKind
{
    /// <summary>Canonical: 0 or 1.</summary>
    Boolean,

    /// <summary>Canonical: decimal digits, minus sign if negative. The same for the wider integers.</summary>
    Integer16,
    Integer32,
    Integer64,

    /// <summary>Canonical: decimal text with as many places as the column has.</summary>
    Number,

    /// <summary>Canonical: the digits of the shortest text that gives the same double, without point and outer zeros, an e, and the whole part of its decimal logarithm.</summary>
    Floating32,
    Floating64,

    /// <summary>Canonical: two parts, the number of bytes in UTF-8 and the text.</summary>
    Text,

    /// <summary>Canonical: SHA-256 of the bytes, in lower-case hexadecimal digits.</summary>
    Bytes,

    /// <summary>Canonical: YYYY-MM-DD.</summary>
    Date,

    /// <summary>A reading of a clock, in no particular zone. Canonical: YYYY-MM-DD HH:MM:SS, then a point and the column's digits if it has any.</summary>
    Timestamp,

    /// <summary>A moment. Canonical: as a timestamp in UTC.</summary>
    Instant,

    /// <summary>A time of day. Canonical: whole microseconds since midnight.</summary>
    Time,

    /// <summary>A length of time, possibly negative. Canonical: whole microseconds.</summary>
    Interval,

    /// <summary>
    /// Databases keep members in orders and spellings of their own, and no SQL brings them together: a row holds whether there is one, 1,
    /// and the column has a hash of its own over the text that <see cref="JsonForm"/> describes.
    /// </summary>
    Json,

    /// <summary>JSON as it was written, blanks, repeated names and all. Canonical: as a text.</summary>
    JsonAsWritten,

    /// <summary>Canonical: the unsigned number the bits make.</summary>
    Bits,

    /// <summary>Canonical: 32 lower-case hexadecimal digits with hyphens.</summary>
    Uuid,

    /// <summary>Of a type that only databases of one product have, in their own binary form. Canonical: as a text, of what that product shows.</summary>
    Native,
}
