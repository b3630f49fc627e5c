using Microsoft.Extensions.DependencyInjection;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>What a module adds to <see cref="OwnerBasics"/>.</summary>
/// <param name="Name">In the words of SQL; no other part has it.</param>
/// <param name="Sql">
/// A query whose one value is JSON with names in snake_case; null, or no row, for nothing. The owner is <c>$1</c>. It is asked by nearly every page: a
/// handful of rows by an index, whatever the owner's history.
/// </param>
public abstract record BasicPart(string Name, string Sql);

/// <inheritdoc/>
/// <typeparam name="T">What the JSON is read as.</typeparam>
public sealed record BasicPart<T>(string Name, string Sql) : BasicPart(Name, Sql)
    where T : class;

/// <summary>For modules.</summary>
public static class BasicPartSetup
{
    public static IServiceCollection AddBasicPart(this IServiceCollection services, BasicPart part) => services.AddSingleton(part);
}
