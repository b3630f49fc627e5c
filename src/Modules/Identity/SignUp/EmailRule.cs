using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.SignUp;

/// <summary>
/// What can be an e-mail address. Only a message that arrives proves one, so this asks little: it catches typing mistakes and
/// keeps control characters out. <c>player@localhost</c> is fine on a server of one's own.
/// </summary>
internal static class EmailRule
{
    private const int MaxLength = 254;

    private static readonly Error NotAnAddress = new("Email", "This is not an e-mail address. It looks like name@example.org.");

    public static Error? Check(string email)
    {
        var at = email.LastIndexOf('@');
        var wellFormed = at > 0 && at < email.Length - 1 && email.Length <= MaxLength
            && email.IndexOf('@', StringComparison.Ordinal) == at
            && !email.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c is '<' or '>' or ',' or ';' or '"')
            && email[at + 1] is not '.' and not '-' && email[^1] is not '.' and not '-';
        return wellFormed ? null : NotAnAddress;
    }
}
