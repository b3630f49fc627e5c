namespace StakeEasy.SharedKernel;

/// <summary>
/// Something whoever runs the program has to put right. The message says what and how, in one line; commands print it without a
/// stack trace.
/// </summary>
public sealed class SetupException : Exception
{
    public SetupException()
    {
    }

    public SetupException(string message)
        : base(message)
    {
    }

    public SetupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
