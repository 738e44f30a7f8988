using System.Net.Sockets;
using ContractTests.Contracts.Environments;

namespace ContractTests.Exchanges.Wire;

/// <summary>What an exception says of a request that got no answer.</summary>
internal static class Failure
{
    /// <summary>The kind, and a sentence's end; <paramref name="expired"/> is the time that the request had, once it is over.</summary>
    public static (NoAnswerKind Kind, string Detail) Explain(Exception failure, WireTrace trace, TimeSpan? expired, Proxy? proxy)
    {
        // Before anything else: giving up closes the connection, which then looks like a reset.
        if (expired is { } time)
            return (NoAnswerKind.Timeout, Late(trace, time, proxy));
        if (Find<WireException>(failure) is { } ended)
            return (ended.Kind, ended.Message);
        if (Find<ProxyException>(failure) is { } refused)
            return (refused.Kind, refused.Message);
        var socket = Find<SocketException>(failure);
        return (Find<HttpIOException>(failure)?.HttpRequestError ?? Find<HttpRequestException>(failure)?.HttpRequestError) switch
        {
            HttpRequestError.NameResolutionError => (NoAnswerKind.Dns, socket?.Message is { } why ? $"the host name cannot be resolved: {why}" : "the host name cannot be resolved"),
            HttpRequestError.ConnectionError => Unconnected(failure, socket),
            HttpRequestError.SecureConnectionError => (NoAnswerKind.Tls, $"no secure connection: {Words(failure)}"),
            HttpRequestError.ResponseEnded when trace.Head is { Begun: true, Line: null } => (NoAnswerKind.Reset, "the connection was closed after an interim response, before the answer came"),
            HttpRequestError.ResponseEnded => (NoAnswerKind.MalformedResponse, trace.Head.Complete ? "the response ended before it was whole" : "the connection was closed in the middle of the response's head"),
            HttpRequestError.ConfigurationLimitExceeded => (NoAnswerKind.MalformedResponse, $"the response's head is longer than {ConnectionPool.LongestHead} KiB"),
            HttpRequestError.InvalidResponse => (NoAnswerKind.MalformedResponse, $"what came is not HTTP: {Words(failure)}"),
            _ when socket?.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => (NoAnswerKind.Reset, "the connection was reset in the middle of the response"),
            _ when trace.Head.Begun => (NoAnswerKind.MalformedResponse, $"the response could not be read: {Words(failure)}"),
            _ => (NoAnswerKind.Other, Words(failure)),
        };
    }

    /// <summary>The peer had closed a connection before the request reached it.</summary>
    public static bool IsNeverRead(Exception failure) => Find<WireException>(failure) is { NeverRead: true };

    private static string Late(WireTrace trace, TimeSpan time, Proxy? proxy) => trace switch
    {
        { Begun: false } => $"no connection was made within {Time(time)}{(proxy is null ? "" : $", by way of the proxy {proxy}")}",
        { Head.Line: null } => $"no answer came within {Time(time)}",
        _ => $"the answer was not complete after {Time(time)}",
    };

    private static (NoAnswerKind Kind, string Detail) Unconnected(Exception failure, SocketException? socket) => socket?.SocketErrorCode switch
    {
        SocketError.TimedOut => (NoAnswerKind.Timeout, "the connection could not be made in time"),
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData => (NoAnswerKind.Dns, $"the host name cannot be resolved: {socket.Message}"),
        SocketError.ConnectionRefused => (NoAnswerKind.Refused, $"the connection was refused: {socket.Message}"),
        _ => (NoAnswerKind.Refused, $"the connection could not be made: {Words(failure)}"),
    };

    private static string Time(TimeSpan time) => time < TimeSpan.FromMilliseconds(999.5) ? $"{time.TotalMilliseconds:0} ms" : $"{time.TotalSeconds:0.##} s";

    /// <summary>Whether a secure connection was ended by an alert (RFC 8446 section 6), and not by the network.</summary>
    public static bool IsAlert(IOException failure) => Innermost(failure) is not (IOException or SocketException or ObjectDisposedException);

    /// <summary>The innermost message without what is for programmers. .NET quotes what came, cut and re-encoded, so that a secret in it would not be known for one: the quotation goes.</summary>
    public static string Words(Exception failure)
    {
        failure = Innermost(failure);
        var message = failure is HttpIOException io ? failure.Message.Replace($" ({io.HttpRequestError})", "", StringComparison.Ordinal) : failure.Message;
        if (message.StartsWith("error:", StringComparison.Ordinal) && message.LastIndexOf("::", StringComparison.Ordinal) is > 0 and var place)
            message = message[(place + 2)..]; // OpenSSL's: error:0A00045C:SSL routines::tlsv13 alert certificate required
        var quotation = message.IndexOf(": '", StringComparison.Ordinal);
        return string.Concat((quotation < 0 ? message : message[..quotation]).TrimEnd('.').Select(c => char.IsControl(c) ? '\uFFFD' : c));
    }

    private static Exception Innermost(Exception failure) => failure.InnerException is null ? failure : Innermost(failure.InnerException);

    private static T? Find<T>(Exception? failure)
        where T : Exception
    {
        for (; failure is not null; failure = failure.InnerException)
        {
            if (failure is T found)
                return found;
        }

        return null;
    }
}
