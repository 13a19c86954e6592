package org.secureside.benchmark.overload;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection: sends a request, and is free again when it has the answer. */
@SuppressWarnings("FutureReturnValueIgnored") // What fails ends in channelInactive.
final class Connection extends SimpleChannelInboundHandler<FullHttpResponse> {

    private static final int PATIENCE_SECONDS = 20;

    private final Connections connections;
    private @Nullable ChannelHandlerContext context;
    private @Nullable Exchange current;
    private @Nullable ScheduledFuture<?> patience;

    Connection(Connections connections) {
        this.connections = connections;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    void send(Exchange exchange) {
        ChannelHandlerContext channel = context;
        if (channel == null) {
            throw new IllegalStateException("not connected");
        }
        current = exchange;
        Runnable giveUp = channel::close;
        patience = channel.executor().schedule(giveUp, PATIENCE_SECONDS, TimeUnit.SECONDS);
        channel.writeAndFlush(exchange.request());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext channel, FullHttpResponse response) {
        Exchange exchange = take();
        if (exchange != null) {
            exchange.answered(response);
        }
        if (HttpUtil.isKeepAlive(response)) {
            connections.isFree(this);
        } else {
            channel.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        Exchange exchange = take();
        if (exchange != null) {
            exchange.failed();
        }
        connections.isClosed(this);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext channel, Throwable cause) {
        channel.close();
    }

    private @Nullable Exchange take() {
        Exchange exchange = current;
        current = null;
        if (patience != null) {
            patience.cancel(false);
        }
        return exchange;
    }
}
