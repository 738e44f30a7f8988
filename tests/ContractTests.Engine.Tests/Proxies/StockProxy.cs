using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using NUnit.Framework;

namespace ContractTests.Proxies;

/// <summary>
/// A proxy as distributions ship it, in front of an API, on a free loopback port and without privileges. It gives clients and API a second each; a
/// test is skipped where the program is missing.
/// </summary>
internal sealed class StockProxy : IAsyncDisposable
{
    public const string Nginx = "nginx";
    public const string HAProxy = "haproxy";

    private readonly string _folder = Directory.CreateTempSubdirectory("stock-proxy-").FullName;
    private readonly int _port = FreePort();
    private readonly StringBuilder _errors = new();
    private readonly Process _process;

    private StockProxy(string name, string program, string apiUrl)
    {
        var file = Path.Combine(_folder, $"{name}.conf");
        File.WriteAllText(file, name == Nginx ? NginxConfiguration(apiUrl) : HAProxyConfiguration(apiUrl));
        string[] arguments = name == Nginx ? ["-p", _folder, "-e", "error.log", "-c", file] : ["-db", "-f", file];
        _process = new Process { StartInfo = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string BaseUrl => $"http://127.0.0.1:{_port}";

    public static async Task<StockProxy> Start(string name, string apiUrl)
    {
        var program = Program(name);
        if (program is null)
            Assert.Ignore($"{name} is not installed (Debian: apt-get install {(name == Nginx ? "nginx-light" : name)})");
        var proxy = new StockProxy(name, program!, apiUrl); // where it is null, the test has ended
        try
        {
            await proxy.Listens();
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    // One process, so that none has to be found and ended with it, nor changes its user.
    private string NginxConfiguration(string apiUrl) => $$"""
        daemon off;
        master_process off;
        pid nginx.pid;
        error_log error.log;
        events {}
        http {
          access_log off;
          client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
          client_header_timeout 1s; client_body_timeout 1s; proxy_read_timeout 1s;
          client_max_body_size 16k;
          server {
            listen 127.0.0.1:{{_port}};
            location / { proxy_pass {{apiUrl}}; proxy_http_version 1.1; }
          }
        }
        """;

    private string HAProxyConfiguration(string apiUrl) => $"""
        defaults
          mode http
          timeout connect 1s
          timeout client 1s
          timeout server 1s
          timeout http-request 1s
        frontend clients
          bind 127.0.0.1:{_port}
          default_backend api
        backend api
          server api {apiUrl["http://".Length..]}

        """;

    private async Task Listens()
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            Assert.That(_process.HasExited, Is.False, () => $"the proxy did not start: {_errors}");
            Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(20)), () => $"the proxy does not listen: {_errors}");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, _port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20);
            }
        }
    }

    private void Take(string? line)
    {
        lock (_errors)
            _errors.Append(line).Append('\n');
    }

    // Daemons lie where only root's PATH may look.
    private static string? Program(string name) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin".Split(':')
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
