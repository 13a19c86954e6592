package org.secureside.benchmark.overload;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/**
 * Connections to one server, each with one request at a time, all served by one thread. It takes little of the
 * processor, because it shares it with what it measures. A request that finds every connection busy waits for one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends in channelInactive.
final class Connections implements AutoCloseable {

    private static final int LONGEST_ANSWER = 1 << 20;

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final EventLoop loop = group.next();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final Bootstrap bootstrap;
    private final int most;
    private int open;

    /**
     * @param most how many connections at the most
     */
    Connections(InetSocketAddress server, int most) {
        this.most = most;
        this.bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .remoteAddress(server)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpClientCodec(),
                                        new HttpObjectAggregator(LONGEST_ANSWER),
                                        new Connection(Connections.this));
                    }
                });
    }

    /** Sends a request as soon as there is a connection for it. */
    void send(Exchange exchange) {
        loop.execute(() -> {
            waiting.add(exchange);
            go();
        });
    }

    /** Runs something later, on the thread of the connections. */
    void after(int seconds, Runnable task) {
        loop.schedule(task, seconds, TimeUnit.SECONDS);
    }

    private void go() {
        while (!waiting.isEmpty() && !idle.isEmpty()) {
            idle.pop().send(waiting.remove());
        }
        if (!waiting.isEmpty() && open < most) {
            open++;
            bootstrap.connect().addListener((ChannelFuture connected) -> {
                if (connected.isSuccess()) {
                    isFree(connected.channel().pipeline().get(Connection.class));
                } else {
                    open--;
                    Exchange exchange = waiting.poll();
                    if (exchange != null) {
                        exchange.failed();
                    }
                }
            });
        }
    }

    void isFree(Connection connection) {
        idle.push(connection);
        go();
    }

    void isClosed(Connection connection) {
        idle.remove(connection);
        open--;
        go();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
