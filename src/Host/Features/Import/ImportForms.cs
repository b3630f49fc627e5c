namespace StakeEasy.Host.Features.Import;

/// <summary>A file, as a browser sends it.</summary>
internal sealed class UploadForm
{
    public IFormFile? File { get; set; }
}

/// <summary>How a file is to be read, as chosen on its page.</summary>
internal sealed class ImportForm
{
    public string? Preset { get; set; }

    public string? Encoding { get; set; }

    public string? Delimiter { get; set; }

    public int? HeaderRow { get; set; }

    public string? Decimal { get; set; }

    public string? Dates { get; set; }

    public string? Kind { get; set; }

    /// <summary>One for each column of the file, in order.</summary>
    public List<string?> Column { get; set; } = [];

    public string? Account { get; set; }

    /// <summary>Names of the file that are no account yet, and what each is to mean, and in which currency it is to be opened.</summary>
    public List<string?> Name { get; set; } = [];

    public List<string?> Means { get; set; } = [];

    public List<string?> Currency { get; set; } = [];

    /// <summary>"check" to read every row with it.</summary>
    public string? Then { get; set; }
}

internal sealed class ConfirmForm
{
    public bool SkipBad { get; set; }
}
