using System.Net;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace StakeEasy.Currency.Sources;

/// <summary>
/// Gets a document whole or not at all: within a time limit that also covers its last byte, within a size, with repetitions,
/// and with a breaker per source that leaves a dead one alone. One for the process, so that the breakers remember.
/// </summary>
internal sealed class Downloads(IHttpClientFactory clients, IOptions<RatesOptions> options, TimeProvider clock)
{
    public const string Client = "rates";

    private readonly RatesOptions _options = options.Value;
    private readonly Dictionary<string, ResiliencePipeline<byte[]>> _pipelines = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <exception cref="RateSourceException">It could not be had.</exception>
    public async Task<byte[]> GetAsync(string source, Uri address, CancellationToken ct)
    {
        try
        {
            return await PipelineOf(source).ExecuteAsync(async attempt => await AttemptAsync(address, attempt), ct);
        }
        catch (TimeoutRejectedException e)
        {
            throw new RateSourceException($"It took longer than {_options.AttemptTimeout.TotalSeconds:0.###} seconds to answer.", e);
        }
        catch (BrokenCircuitException e)
        {
            throw new RateSourceException("It has failed too often in a row and is left alone for some minutes.", e);
        }
    }

    private async Task<byte[]> AttemptAsync(Uri address, CancellationToken ct)
    {
        try
        {
            using var client = clients.CreateClient(Client);
            using var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            if (response.StatusCode is not HttpStatusCode.OK)
            {
                // Too many requests is an answer, not an accident: asking again at once would only prolong it.
                throw new RateSourceException(
                    response.StatusCode is HttpStatusCode.TooManyRequests
                        ? "It has been asked too often and wants to be left alone for a while (429)."
                        : $"It answered with status {(int)response.StatusCode}.")
                {
                    MayPass = (int)response.StatusCode >= 500 || response.StatusCode is HttpStatusCode.RequestTimeout,
                };
            }

            await using var stream = await response.Content.ReadAsStreamAsync(ct);
            var body = await BoundedReading.ReadAsync(stream, _options.LargestAnswer, ct);
            return body.Length > 0 ? body : throw new RateSourceException("It answered with nothing at all.") { MayPass = true };
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw new RateSourceException(
                e is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }
                    ? "It cannot be reached."
                    : "The connection broke off in the middle of the answer.",
                e)
            { MayPass = true };
        }
    }

    private ResiliencePipeline<byte[]> PipelineOf(string source)
    {
        lock (_lock)
        {
            if (!_pipelines.TryGetValue(source, out var pipeline))
            {
                _pipelines[source] = pipeline = Build();
            }

            return pipeline;
        }
    }

    private ResiliencePipeline<byte[]> Build()
    {
        var builder = new ResiliencePipelineBuilder<byte[]> { TimeProvider = clock };
        if (_options.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<byte[]>
            {
                MaxRetryAttempts = _options.Retries,
                Delay = _options.FirstDelay,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = new PredicateBuilder<byte[]>().Handle<TimeoutRejectedException>().Handle<RateSourceException>(e => e.MayPass),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<byte[]>
            {
                FailureRatio = 1,
                MinimumThroughput = _options.FailuresBeforeBreak,
                SamplingDuration = TimeSpan.FromMinutes(10),
                BreakDuration = _options.BreakFor,
                ShouldHandle = new PredicateBuilder<byte[]>().Handle<TimeoutRejectedException>().Handle<RateSourceException>(),
            })
            .AddTimeout(_options.AttemptTimeout)
            .Build();
    }
}
