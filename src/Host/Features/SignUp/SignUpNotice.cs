using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace StakeEasy.Host.Features.SignUp;

/// <summary>Carries the address from the sign-up to the sign-in page, encrypted in a cookie and not in the address bar.</summary>
internal static class SignUpNotice
{
    private const string EmailKey = "SignUpEmail";

    public static void Leave(ITempDataDictionary box, string email) => box[EmailKey] = email;

    /// <summary>The address of a sign-up just sent, if there was one; it is gone afterwards.</summary>
    public static string? Take(ITempDataDictionary box) => box[EmailKey] as string;
}
