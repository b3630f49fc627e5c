using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Features.Shared;
using StakeEasy.Host.Security;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Accounts;

/// <summary>Adds an account.</summary>
[Authorize]
[Route("accounts/new")]
internal sealed class NewAccountController(IAccounts accounts, ICurrencies currencies, ICurrentPlayer current) : Controller
{
    private const string ViewPath = "/Features/Accounts/New.cshtml";

    [HttpGet("")]
    public IActionResult New(string? kind) => View(ViewPath, Page(new NewAccountForm
    {
        Kind = string.Equals(kind, nameof(AccountKind.Asset), StringComparison.OrdinalIgnoreCase) ? nameof(AccountKind.Asset) : nameof(AccountKind.Site),
        Currency = current.Player.ReportingCurrency.Value,
        IdempotencyKey = Guid.NewGuid().ToString(),
    }));

    [HttpPost("")]
    public async Task<IActionResult> Create(NewAccountForm form, CancellationToken ct)
    {
        if (Read(form) is { } request)
        {
            var result = await accounts.OpenAsync(current.Player.Id, request, ct);
            if (result.Succeeded)
            {
                Toast.Leave(TempData, $"{request.Name} added");
                return Redirect($"/accounts/{result.Value.Value}");
            }

            ModelState.AddModelError(result.Error.Field, result.Error.Message);
        }

        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View(ViewPath, Page(form));
    }

    private OpenAccount? Read(NewAccountForm form)
    {
        if (!Defined(form.Kind, out AccountKind kind))
        {
            ModelState.AddModelError(nameof(form.Kind), "Choose whether it is a poker site or an asset.");
        }

        var isAsset = kind is AccountKind.Asset;
        if (!Defined(form.AssetType, out AssetType asset) && isAsset)
        {
            ModelState.AddModelError(nameof(form.AssetType), "Choose what kind of asset it is.");
        }

        var name = form.Name?.Trim() ?? "";
        if (name.Length is < 2 or > 50)
        {
            ModelState.AddModelError(nameof(form.Name), name.Length == 0 ? "Give the account a name." : "A name has 2 to 50 characters.");
        }

        var currency = CurrencyCode.TryParse(form.Currency, out var code) ? currencies.Current.FirstOrDefault(c => c.Code == code) : null;
        if (currency is null)
        {
            ModelState.AddModelError(nameof(form.Currency), "Choose one of the currencies in the list.");
        }

        var opening = currency is null ? null : Opening(form, currency);
        var key = FormKey.Read(form.IdempotencyKey, ModelState);
        form.IdempotencyKey = key.ToString();
        return ModelState.IsValid
            ? new OpenAccount(key, kind, isAsset ? asset : null, name, currency!.Code, opening, current.Today)
            : null;
    }

    private decimal? Opening(NewAccountForm form, CurrencyInfo currency)
    {
        if (string.IsNullOrWhiteSpace(form.OpeningBalance))
        {
            return null;
        }

        var (amount, problem) = TypedAmount.Read(form.OpeningBalance, currency);
        problem ??= amount < 0m ? "An account starts at zero or more. Leave this empty, and state a balance below zero afterwards." : null;
        if (problem is not null)
        {
            ModelState.AddModelError(nameof(form.OpeningBalance), problem);
        }

        return amount;
    }

    private NewAccountPage Page(NewAccountForm form) => new(form, currencies.Current);

    /// <summary>Names only: a number that happens to fit is nobody's choice.</summary>
    private static bool Defined<T>(string? text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && !char.IsAsciiDigit(text![0]) && Enum.IsDefined(value);
}
