// The shape of a contract: one object says what an endpoint takes, gives and asks of the caller. Server and browser share it.
import type * as z from 'zod'

type Shape = z.ZodType | undefined

/** Who may call: anyone, anyone signed in, who has a permission, a carrier (proved by signature), or this machine's demo. */
export type Access = 'public' | 'signed_in' | 'carrier' | 'demo' | `${string}.${string}`

export type Endpoint<
  Params extends Shape = Shape,
  Query extends Shape = Shape,
  Body extends Shape = Shape,
  Answer extends Shape = Shape,
> = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly access: Access
  readonly summary: string
  readonly status?: number
  /** What it answers while the database is away, where "nothing was lost" would not say enough. */
  readonly whenAway?: 'not_sent_kept'
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  readonly answer?: Answer
}

type Out<T> = T extends z.ZodType ? z.output<T> : undefined
type In<T> = T extends z.ZodType ? z.input<T> : undefined

export type ParamsOf<E> = E extends Endpoint<infer P, infer _Q, infer _B, infer _A> ? Out<P> : never
export type QueryOf<E> = E extends Endpoint<infer _P, infer Q, infer _B, infer _A> ? Out<Q> : never
export type BodyOf<E> = E extends Endpoint<infer _P, infer _Q, infer B, infer _A> ? Out<B> : never
export type AnswerOf<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer A> ? Out<A> : never
export type QueryIn<E> = E extends Endpoint<infer _P, infer Q, infer _B, infer _A> ? In<Q> : never
export type BodyIn<E> = E extends Endpoint<infer _P, infer _Q, infer B, infer _A> ? In<B> : never
export type AnswerIn<E> = E extends Endpoint<infer _P, infer _Q, infer _B, infer A> ? In<A> : never

/** Declares an endpoint, keeping the exact types of its schemas. */
export function endpoint<
  Params extends Shape = undefined,
  Query extends Shape = undefined,
  Body extends Shape = undefined,
  Answer extends Shape = undefined,
>(declared: Endpoint<Params, Query, Body, Answer>): Endpoint<Params, Query, Body, Answer> {
  return declared
}
