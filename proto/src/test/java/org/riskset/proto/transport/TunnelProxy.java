// SPDX-License-Identifier: Apache-2.0
package org.riskset.proto.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An HTTP proxy that knows CONNECT alone: it opens the connection asked for, or answers 403. */
final class TunnelProxy implements AutoCloseable {
    final List<String> requests = new CopyOnWriteArrayList<>();
    private final ServerSocket listening;
    private final boolean permits;

    TunnelProxy(boolean permits) throws IOException {
        this.permits = permits;
        this.listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        start(this::serve);
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    private void serve() throws IOException {
        while (true) {
            Socket client = listening.accept();
            start(() -> tunnel(client));
        }
    }

    private void tunnel(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        String request = in.readLine();
        requests.add(request);
        while (!in.readLine().isEmpty()) {}
        if (!permits) {
            client.getOutputStream().write("HTTP/1.1 403 Forbidden\r\n\r\n".getBytes(US_ASCII));
            client.close();
            return;
        }
        URI target = URI.create("http://" + request.substring("CONNECT ".length(), request.lastIndexOf(' ')));
        Socket server = new Socket(target.getHost(), target.getPort());
        client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(US_ASCII));
        start(() -> pump(server.getInputStream(), client.getOutputStream()));
        pump(client.getInputStream(), server.getOutputStream());
    }

    private static void pump(InputStream in, OutputStream out) throws IOException {
        try (in;
                out) {
            in.transferTo(out);
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                return; // one of the two sides has closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
